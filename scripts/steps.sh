# Sourced by test: runs steps, times them, and counts what passed and failed.
# shellcheck shell=bash

passed=0
failed=0
failures=()

# check NAME COMMAND…: a step that passes or fails as a whole.
check() {
    local name=$1 start=$SECONDS
    shift
    heading "$name"
    if "$@"; then
        passed=$((passed + 1))
        finish "$name" $((SECONDS - start)) 1 0
    else
        fail_step "$name"
        finish "$name" $((SECONDS - start)) 0 1
        return 1
    fi
}

# tests NAME REPORT COMMAND…: a step that leaves its results in JUnit files whose names begin with REPORT.
# A step that fails without a failed test, or that ran no test at all, counts as one failure.
tests() {
    local name=$1 report=$2 start=$SECONDS status=0 step_passed step_failed
    shift 2
    heading "$name"
    rm -f "$report"*.xml
    "$@" || status=$?
    read -r step_passed step_failed < <(python3 scripts/tally.py "$report"*.xml)
    if [ "$step_failed" = 0 ] && { [ "$status" != 0 ] || [ "$step_passed" = 0 ]; }; then step_failed=1; fi
    passed=$((passed + step_passed))
    if [ "$step_failed" != 0 ]; then fail_step "$name" "$step_failed"; fi
    finish "$name" $((SECONDS - start)) "$step_passed" "$step_failed"
}

# fail_step NAME [TESTS]
fail_step() {
    failed=$((failed + ${2:-1}))
    failures+=("$1")
}

heading() {
    printf '\n== %s\n' "$1"
}

# finish NAME SECONDS PASSED FAILED
finish() {
    printf -- '-- %s: %d passed, %d failed, %d min %02d s\n' "$1" "$3" "$4" $(($2 / 60)) $(($2 % 60))
}

# Prints the last line, and succeeds when nothing failed and something passed.
summary() {
    printf '\n'
    if [ ${#failures[@]} -gt 0 ]; then printf 'Failed: %s\n' "${failures[@]}"; fi
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
