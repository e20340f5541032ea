/** The health report for a client whose variables start with a prefix. */
export function healthReportScript(variablePrefix: string): string {
  return HEALTH_REPORT_SCRIPT.replaceAll("$REDIS_", () => `$${variablePrefix}REDIS_`);
}

/**
 * The health report, for any POSIX shell with redis-cli 7 or later. Its only inputs are the variables of
 * the client contract, some of which can be unset, and REPORT_KEYS. It never writes: it uses INFO, CLUSTER
 * SLOTS and, for keys, SCAN with pauses. KEYS and MONITOR would block the cache for everyone.
 */
export const HEALTH_REPORT_SCRIPT = String.raw`#!/bin/sh
failures=0

# In the environment, not among the arguments, which every process can read.
if [ -n "$REDIS_AUTH_TOKEN" ]; then
  export REDISCLI_AUTH="$REDIS_AUTH_TOKEN"
fi

# Sets the node for cli, and the name that its certificate must have.
use_node() {
  node_host=$1
  node_port=$2
  node_name=$3
}

is_address() {
  case $1 in
    *:*) return 0 ;;
    *[!0-9.]*) return 1 ;;
  esac
}

cli() {
  if [ "$REDIS_TLS_ENABLED" = true ]; then
    # An IP address is not allowed as SNI (RFC 6066).
    is_address "$node_name" || set -- --sni "$node_name" "$@"
    [ -z "$REDIS_TLS_CA_FILE" ] || set -- --cacert "$REDIS_TLS_CA_FILE" "$@"
    set -- --tls "$@"
  fi
  [ -z "$REDIS_AUTH_USERNAME" ] || set -- --user "$REDIS_AUTH_USERNAME" "$@"
  redis-cli -e -h "$node_host" -p "$node_port" "$@" </dev/null 2>&1
}

line() {
  printf '  %-11s %s\n' "$1" "$2"
}

failed() {
  line failed "$1"
  failures=1
}

# Prints a field of INFO.
field() {
  printf '%s\n' "$info" | sed -n "s/^$1:\(.*\)$/\1/p"
}

mebibytes() {
  printf '%d.%d MiB' "$(($1 / 1048576))" "$(($1 % 1048576 * 10 / 1048576))"
}

# Prints the first number as a share of the second.
percent() {
  if [ "$2" -gt 0 ]; then
    printf '%d.%d %%' "$(($1 * 100 / $2))" "$(($1 * 1000 / $2 % 10))"
  else
    printf '%s' -
  fi
}

memory() {
  used=$(field used_memory)
  limit=$(field maxmemory)
  if [ "0$limit" -gt 0 ]; then
    of="of $(mebibytes "$limit") ($(percent "$used" "$limit"))"
  else
    of='without a limit'
  fi
  printf '%s %s, peak %s, fragmentation %s' "$(mebibytes "$used")" "$of" \
    "$(mebibytes "$(field used_memory_peak)")" "$(field mem_fragmentation_ratio)"
}

hit_rate() {
  hits=$(field keyspace_hits)
  misses=$(field keyspace_misses)
  printf '%s, %s hits, %s misses' "$(percent "$hits" "$((hits + misses))")" "$hits" "$misses"
}

# Scans the keys of every database. $1: title, $2: option of redis-cli, $3: how the lines to print start.
keys() {
  printf '  %s\n' "$1"
  for database in $(printf '%s\n' "$info" | sed -n 's/^db\([0-9]*\):.*/\1/p'); do
    if found=$(cli -n "$database" "$2" -i 0.01); then
      printf '%s\n' "$found" | sed -n "s/^\($3.*\)/    db$database: \1/p"
    else
      failed "$found"
    fi
  done
}

report() {
  printf '\n%s %s:%s\n' "$1" "$node_host" "$node_port"
  if ! info=$(cli INFO); then
    failed "$info"
    return
  fi
  info=$(printf '%s\n' "$info" | tr -d '\r')
  role=$(field role)
  policy=$(field maxmemory_policy)
  line server "$(field redis_mode), $role, version $(field redis_version), up $(field uptime_in_days) days"
  line memory "$(memory)"
  line clients "$(field connected_clients) of $(field maxclients), $(field blocked_clients) blocked, $(field rejected_connections) rejected"
  line 'hit rate' "$(hit_rate)"
  line evictions "$(field evicted_keys), $(field expired_keys) expired"
  line policy "$policy"
  printf '%s\n' "$info" | sed -n 's/^\(db[0-9]*\):\(.*\)/  keyspace    \1 \2/p'

  # A replica has the same keys as its primary.
  if [ "$REPORT_KEYS" = true ] && [ "$role" = master ]; then
    keys 'biggest keys by length' --bigkeys Biggest
    keys 'biggest keys by memory' --memkeys Biggest
    case $policy in
      *lfu) keys 'hottest keys' --hotkeys 'hot key' ;;
    esac
  fi
}

# Prints host and port of every node. In the reply of CLUSTER SLOTS they come before the node's id, which
# has 40 digits. A node without a host has the host that replied.
cluster_nodes() {
  printf '%s\n' "$slots" | while read -r word; do
    if [ "$(expr "$word" : '[0-9a-f]*$')" -eq 40 ]; then
      [ -n "$host" ] || host=$node_host
      printf '%s %s\n' "$host" "$port"
    fi
    host=$port
    port=$word
  done | sort -u
}

printf 'health of the cache, %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
use_node "$REDIS_PRIMARY_HOST" "$REDIS_PORT" "$REDIS_TLS_SERVER_NAME"
if [ "$REDIS_CLUSTER_MODE" != true ]; then
  report primary
  if [ -n "$REDIS_READER_HOST" ]; then
    use_node "$REDIS_READER_HOST" "$REDIS_PORT" "$REDIS_READER_TLS_SERVER_NAME"
    report reader
  fi
elif slots=$(cli CLUSTER SLOTS); then
  nodes=$(cluster_nodes)
  while read -r host port; do
    use_node "$host" "$port" "$host"
    report node
  done <<NODES
$nodes
NODES
else
  printf '\ndiscovery %s:%s\n' "$node_host" "$node_port"
  failed "$slots"
fi
exit "$failures"
`;
