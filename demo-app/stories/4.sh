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
  step "A collector of metrics for $SECONDS_LONG seconds: two weeks of the real story"
  run broken ""
  step "The same with the fix: it keeps the last thousand names"
  run fixed fixed
  compare
}

run() {
  "${JAVA_BIN}java" "-javaagent:$AGENT=interval=200ms,patience=1200ms,dump=$FOLDER" \
    -XX:+UseSerialGC -Xmx64m -Xmn8m -jar "$DEMO" 4 "$SECONDS_LONG" "$2" > "$FOLDER/$1.txt" \
    || { cat "$FOLDER/$1.txt" >&2; fail "The class that grows was not named."; }
  grep -v '^RESULT' "$FOLDER/$1.txt"
}

compare() {
  local broken fixed
  broken=$(sed -n 's/^RESULT //p' "$FOLDER/broken.txt")
  fixed=$(sed -n 's/^RESULT //p' "$FOLDER/fixed.txt")
  step "Live heap grew by $broken MiB before the fix, by $fixed MiB after it"
  awk -v broken="$broken" -v fixed="$fixed" 'BEGIN { exit !(broken > 5 && fixed < broken / 5) }' \
    || fail "That proves nothing."
}

main "$@"
