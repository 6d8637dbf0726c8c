# Sourced by run and bench: a release build, only when something changed since the last one.
# shellcheck shell=bash

# build_release PRODUCT: leaves it in .build/release.
build_release() {
    local product=$1 stamp=.build/$1.stamp
    if [ -x ".build/release/$product" ] && [ -e "$stamp" ] && ! changed_since "$stamp"; then return; fi

    echo "Building $product. The first time takes several minutes."
    swift package resolve || return
    # Dated before the build: what is edited meanwhile is built next time.
    touch "$stamp.new"
    swift build --configuration release --product "$product" || return
    mv "$stamp.new" "$stamp"
}

changed_since() {
    [ -n "$(find Package.swift Package.resolved Sources Tests/Benchmarks -newer "$1" -print -quit 2>/dev/null)" ]
}
