import { replicasPerPrimary } from "../../core/topology";
import { alerts } from "../definition";
import { replicated } from "./replicated";

/** Whether the replicas could take over. */
export const REPLICATION_ALERTS = alerts({
  ReplicationBroken: {
    meaning: "a replica has no link to its primary",
    severity: "critical",
    applies: replicated,
    advice: "Check the primary first, then the replica's memory and the events of the cloud.",
    measuredBy: ["Prometheus"],
  },
  ReplicationLag: {
    meaning: "a replica is behind its primary",
    threshold: { unit: "seconds", fires: "above", value: 10 },
    severity: "warning",
    applies: replicated,
    advice: "Look for a burst of writes, large values or a busy replica.",
    measuredBy: ["Prometheus", "CloudWatch", "Cloud Monitoring"],
  },
  ReplicationBacklog: {
    meaning: "a replica has so many bytes to catch up with that its link may break",
    threshold: { unit: "bytes", fires: "above", value: 64e6, inWords: "64 MB" },
    severity: "warning",
    applies: replicated,
    advice: "Spread a burst of writes over time; look for large values and for a busy replica.",
    runbook: "ReplicationLag",
    measuredBy: ["Cloud Monitoring"],
  },
  SecondaryBehind: {
    meaning: "a cache in another region is far behind the one that it follows",
    threshold: { unit: "bytes", fires: "above", value: 64e6, inWords: "64 MB" },
    severity: "warning",
    advice: "Look for a burst of writes; until it has caught up a takeover would lose as much.",
    runbook: "ReplicationLag",
    measuredBy: ["Cloud Monitoring"],
  },
  ReplicaMissing: {
    meaning: "a primary has fewer replicas than it was made with",
    threshold: {
      unit: "replicas",
      fires: "below",
      value: ({ cache }) => replicasPerPrimary(cache.topology),
      inWords: "the replicas of a primary",
    },
    severity: "warning",
    applies: replicated,
    advice:
      "Check the events of the cloud for a node that is being replaced; until it is back a failover has less to choose from.",
    measuredBy: ["Prometheus"],
  },
  GeoReplicationBroken: {
    meaning: "a cache no longer replicates to the other members of its group",
    severity: "critical",
    advice:
      "Check the network and the state of the other members; take a member that is lost out of the group before the others run out of memory.",
    measuredBy: ["Azure Monitor"],
  },
  NoPrimary: {
    meaning: "nodes answer, and no node is a primary",
    severity: "critical",
    advice: "Check the events of the cloud for a failover that did not end.",
    measuredBy: ["Prometheus"],
  },
  RoleChanged: {
    meaning: "a replica has taken over, or the primary has become a replica",
    severity: "warning",
    applies: replicated,
    advice: "Check whether it was maintenance, and whether clients have connected again.",
    runbook: "NoPrimary",
    measuredBy: ["Cloud Monitoring"],
  },
});
