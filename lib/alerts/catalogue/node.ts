import { Size } from "../../core";
import { alerts } from "../definition";
import { replicated } from "./replicated";

/** Whether the machine under the engine is large enough. Only its cloud sees that. */
export const NODE_ALERTS = alerts({
  CpuHigh: {
    meaning: "a small node has hardly any processor time left",
    threshold: { unit: "share", fires: "above", value: 0.9 },
    severity: "critical",
    advice: "Look for slow commands and for the credits of a burstable node; take a larger one.",
    runbook: "EngineCpuHigh",
    measuredBy: ["CloudWatch", "Azure Monitor"],
  },
  ReplicaCpuHigh: {
    meaning: "a replica has so much to do that another could not take over its reads",
    threshold: { unit: "share", fires: "above", value: 0.5 },
    severity: "warning",
    applies: replicated,
    advice: "Add a replica, or let fewer clients read from replicas.",
    runbook: "EngineCpuHigh",
    measuredBy: ["Cloud Monitoring"],
  },
  FreeableMemoryLow: {
    meaning: "a node's operating system is running out of memory",
    threshold: {
      unit: "bytes",
      fires: "below",
      value: Size.mebibytes(100).toBytes(),
      inWords: "100 MiB",
    },
    severity: "critical",
    advice: "Reserve more memory, or take a larger node.",
    runbook: "NodeMemory",
    measuredBy: ["CloudWatch"],
  },
  SystemMemoryHigh: {
    meaning: "a node's memory, with the system's own, is nearly full",
    threshold: { unit: "share", fires: "above", value: 0.8 },
    severity: "critical",
    advice: "Reserve more memory, activate defragmentation, or take a larger node.",
    runbook: "NodeMemory",
    measuredBy: ["Cloud Monitoring"],
  },
  Swapping: {
    meaning: "a node swaps, and is slow for it",
    threshold: {
      unit: "bytes",
      fires: "above",
      value: Size.mebibytes(50).toBytes(),
      inWords: "50 MiB",
    },
    severity: "warning",
    advice: "Reserve more memory, or take a larger node.",
    runbook: "NodeMemory",
    measuredBy: ["CloudWatch"],
  },
  NetworkInLimited: {
    meaning: "packets to a node wait or are lost, because its network is at its limit",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "warning",
    advice: "Look for large values; take a node with more bandwidth.",
    runbook: "NodeNetwork",
    measuredBy: ["CloudWatch"],
  },
  NetworkOutLimited: {
    meaning: "packets from a node wait or are lost, because its network is at its limit",
    threshold: { unit: "events", fires: "above", value: 0 },
    severity: "warning",
    advice: "Look for large values; take a node with more bandwidth.",
    runbook: "NodeNetwork",
    measuredBy: ["CloudWatch"],
  },
  TrafficManaged: {
    meaning: "the cloud slows a node's traffic down, because the node is too small for it",
    severity: "warning",
    advice: "Take a larger node, or spread the keys over more shards.",
    runbook: "NodeNetwork",
    measuredBy: ["CloudWatch"],
  },
});
