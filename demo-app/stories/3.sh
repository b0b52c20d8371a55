#!/usr/bin/env bash
# A cluster node whose peers vanish. Called by ./demo 3, in the folder of the project.
# The peers live in a network of their own, whose wire is cut; where this machine lets nobody make
# one, they are frozen instead.
set -euo pipefail
. demo-app/stories/common.sh

SECONDS_LONG=37
NODE=
PEERS=
NETWORK=
# What stands before a command that runs in the network of the peers.
THERE=()

main() {
  if [ "${1:-}" = inside ]; then
    inside
    return
  fi
  check_java
  build
  mkdir -p "$FOLDER"
  # A user's own namespaces: no rights are needed where the kernel allows them.
  if unshare -Urn ip link add unclosed0 type veth peer name unclosed1 2> /dev/null; then
    exec unshare -Urn "$0" inside
  fi
  step "Network namespaces are not available: the peers will be frozen instead of disconnected"
  tell 127.0.0.1
}

# In a network namespace of our own: a second one for the peers, and a wire between the two.
inside() {
  ip link set lo up
  unshare -n sleep 120 &
  NETWORK=$!
  THERE=(nsenter -t "$NETWORK" -n)
  trap end EXIT
  sleep 0.5
  ip link add unclosed0 type veth peer name unclosed1
  ip link set unclosed1 netns "$NETWORK"
  ip addr add 10.77.0.1/24 dev unclosed0
  ip link set unclosed0 up
  "${THERE[@]}" ip addr add 10.77.0.2/24 dev unclosed1
  "${THERE[@]}" ip link set unclosed1 up
  tell 10.77.0.1
}

tell() {
  trap end EXIT
  step "Starting a cluster node on $1, and 16 new peers per second"
  "${JAVA_BIN}java" "-javaagent:$AGENT=interval=300ms,patience=2s,dump=$FOLDER" \
    -Xmx256m -jar "$DEMO" 3 "$SECONDS_LONG" "$1" > "$FOLDER/node.txt" 2>&1 &
  NODE=$!
  for _ in $(seq 1 50); do
    grep -q listening "$FOLDER/node.txt" && break
    sleep 0.2
  done
  "${THERE[@]}" "${JAVA_BIN}java" -jar "$DEMO" 3-peers 60 "$1" > "$FOLDER/peers.txt" 2>&1 &
  PEERS=$!
  # So that the shell says nothing of its end.
  disown "$PEERS"
  sleep 29
  vanish
  local found=0
  wait "$NODE" || found=$?
  NODE=
  sed 1d "$FOLDER/node.txt"
  [ "$found" = 0 ] || fail "The report does not name the call site that accepts connections."
  step "Found: ClusterNode.acceptNext accepted the connections that are never closed"
}

vanish() {
  if [ -n "$NETWORK" ]; then
    step "Removing the network link and killing the peers: no FIN or RST reaches the node"
    ip link delete unclosed0
    kill -9 "$PEERS"
  else
    step "Freezing the peers: they stop responding"
    kill -STOP "$PEERS"
  fi
}

# Ends what this script started, and nothing else.
end() {
  local pid
  for pid in $NODE $PEERS $NETWORK; do
    kill -9 "$pid" 2> /dev/null || true
  done
}

main "$@"
