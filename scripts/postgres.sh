# Sourced by test and bench: a PostgreSQL of their own, reached through a socket in its folder. It keeps nothing.
# shellcheck shell=bash

# shellcheck disable=SC2034 # used by those who source this
postgres_packages=(postgresql)
postgres_folder=

# The server refuses to run as root; and its user may not enter the folder we stand in.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && runuser --user postgres -- "$@")
    else
        "$@"
    fi
}

postgres_program() {
    local programs=(/usr/lib/postgresql/*/bin/"$1")
    printf '%s\n' "${programs[@]}" | sort --version-sort | tail -n 1
}

start_postgres() {
    # Tests run all at once, each with connections of its own.
    # Not under var/: the user postgres may not be allowed into the clone, and the path of a socket must be short.
    postgres_folder=$(mktemp --directory /tmp/smart-industry-postgres.XXXXXX) || return
    if [ "$(id -u)" = 0 ]; then chown postgres: "$postgres_folder"; fi
    as_postgres "$(postgres_program initdb)" --pgdata="$postgres_folder/data" --username=postgres --auth=trust \
        --locale=C --encoding=UTF8 --no-sync >"$postgres_folder/initdb.log" &&
        as_postgres "$(postgres_program pg_ctl)" start --silent --wait --pgdata="$postgres_folder/data" \
            --log="$postgres_folder/server.log" --options="-c listen_addresses= \
            -c unix_socket_directories=$postgres_folder -c max_connections=800 -c fsync=off -c full_page_writes=off"
}

# Starts it unless it runs.
need_postgres() {
    [ -n "$postgres_folder" ] || start_postgres
}

# create_postgres_database NAME: prints its address.
create_postgres_database() {
    "$(postgres_program createdb)" --host="$postgres_folder" --username=postgres "$1" &&
        echo "postgresql://postgres@/$1?host=$postgres_folder"
}

stop_postgres() {
    if [ -z "$postgres_folder" ]; then return; fi
    as_postgres "$(postgres_program pg_ctl)" stop --silent --mode=immediate --pgdata="$postgres_folder/data" || true
    rm -rf "$postgres_folder"
    postgres_folder=
}
