# What every story needs; sourced, in the folder of the project.

AGENT=agent/target/unclosed-agent.jar
DEMO=demo-app/target/unclosed-demo.jar
FOLDER=target/demo
JAVA_BIN=${JAVA_HOME:+$JAVA_HOME/bin/}

check_java() {
  command -v "${JAVA_BIN}jcmd" > /dev/null || fail "A JDK, version 17 or later, is required: set JAVA_HOME."
  command -v mvn > /dev/null || fail "Maven is required: put mvn on the PATH."
}

build() {
  [ -s "$AGENT" ] && [ -s "$DEMO" ] && return
  step "Building (takes some minutes with an empty Maven cache)"
  mvn -B -ntp -q -DskipTests package
}

step() {
  printf '\n== %s\n' "$*"
}

fail() {
  echo "demo: $*" >&2
  exit 1
}
