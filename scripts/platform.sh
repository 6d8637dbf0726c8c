# Sourced by test: the platform itself, serving the shipped catalogue from a database of the caller's choice.
# shellcheck shell=bash

platform_process=
export PLATFORM_URL=
# Where its mail is written.
export PLATFORM_MAIL=
# Its database, for the commands of an operator.
export PLATFORM_DATABASE=

# start_platform DATABASE_URL LOG: leaves its address in PLATFORM_URL, and its mail in the folder PLATFORM_MAIL.
start_platform() {
    local program=${PROGRAM:-.build/debug/smart-industry} port
    port=$(free_port) || return
    PLATFORM_URL=http://127.0.0.1:$port
    PLATFORM_DATABASE=$1
    if ! load "$program" "$1" >"$2" 2>&1; then show_log "$2"; return 1; fi
    PLATFORM_MAIL=$2.mail
    # Tests ask faster than a person could.
    DATABASE_URL=$1 HOST=127.0.0.1 PORT=$port SEARCHES_PER_MINUTE=0 SUBMISSIONS_PER_MINUTE=0 SMTP_URL=file:$PLATFORM_MAIL \
        SESSION_SECRET_FILE=$2.key "$program" serve >>"$2" 2>&1 &
    platform_process=$!
    if ! wait_until_ready; then show_log "$2"; return 1; fi
}

# load PROGRAM DATABASE_URL
load() {
    DATABASE_URL=$2 "$1" migrate && DATABASE_URL=$2 "$1" import Data/belarus
}

wait_until_ready() {
    local _
    for _ in {1..150}; do
        if curl --silent --fail --output /dev/null "$PLATFORM_URL/health/ready"; then return; fi
        if ! kill -0 "$platform_process" 2>/dev/null; then return 1; fi
        sleep 0.2
    done
    return 1
}

# Succeeds when the platform ended by itself as asked.
stop_platform() {
    local process=$platform_process
    if [ -z "$process" ]; then return; fi
    platform_process=
    kill -TERM "$process" 2>/dev/null
    wait "$process"
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

show_log() {
    tail -n 20 "$1" >&2
}
