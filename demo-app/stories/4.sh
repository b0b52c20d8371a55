#!/usr/bin/env bash
# A string for every name that was ever seen, and the proof of the fix. Called by ./demo 4, in the
# folder of the project.
set -euo pipefail
. demo-app/stories/common.sh

SECONDS_LONG=22

main() {
  check_java
  build
  mkdir -p "$FOLDER"
  step "Running a metrics collector for $SECONDS_LONG seconds (as much as two weeks in the original)"
  run broken ""
  step "Running it with the fix: it keeps only the last 1,000 names"
  run fixed fixed
  compare
}

run() {
  "${JAVA_BIN}java" "-javaagent:$AGENT=interval=200ms,patience=1200ms,dump=$FOLDER" \
    -XX:+UseSerialGC -Xmx64m -Xmn8m -jar "$DEMO" 4 "$SECONDS_LONG" "$2" > "$FOLDER/$1.txt" \
    || { cat "$FOLDER/$1.txt" >&2; fail "The report does not name the class that grows."; }
  grep -v '^RESULT' "$FOLDER/$1.txt"
}

compare() {
  local broken fixed
  broken=$(sed -n 's/^RESULT //p' "$FOLDER/broken.txt")
  fixed=$(sed -n 's/^RESULT //p' "$FOLDER/fixed.txt")
  step "Live heap grew by $broken MiB without the fix and by $fixed MiB with it"
  awk -v broken="$broken" -v fixed="$fixed" 'BEGIN { exit !(broken > 5 && fixed < broken / 5) }' \
    || fail "The difference is too small to prove the fix."
}

main "$@"
