import { type CacheEngine, type Duration, type EvictionPolicy, neverEvicts } from "../../core";
import {
  isUnresolved,
  isWhole,
  mustBeKnown,
  presence,
  type Rule,
  rulesFor,
} from "../../core/validation";
import { MAX_NODES } from "../shared/node-types";
import { type ScalingSettings, ShardScalingMetric } from "./autoscaling";

/**
 * Node types that can be scaled. The newest page names R7gd and R8gd as well.
 *
 * Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling.html, November 2026.
 */
const SCALABLE_NODE_TYPE =
  /^cache\.(r5|r6g|r6gd|r7g|r7gd|r8g|r8gd|m5|m6g|m7g|m8g|c7gn|c8gn)\.(large|xlarge|2xlarge)$/;

/** Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoScaling-Scaling-Policies-Target.html */
const TARGET = { lowest: 35, highest: 70 };

/** What these rules read. */
interface AutoscalingSettings {
  readonly autoscaling: { readonly shards?: ScalingSettings; readonly replicas?: ScalingSettings };
  readonly shards?: number;
  readonly replicas: number;
  readonly nodeType: string;
  readonly knownNodeType?: { readonly dataTiering: boolean };
  readonly engine: CacheEngine;
  readonly evictionPolicy: EvictionPolicy;
}

const rule = rulesFor<AutoscalingSettings>();

/** Whether Application Auto Scaling decides a count. */
export function scalesAnything({
  autoscaling: { shards, replicas },
}: {
  readonly autoscaling: { readonly shards?: unknown; readonly replicas?: unknown };
}): boolean {
  return shards !== undefined || replicas !== undefined;
}

/** Rules for one count: its range, the count at the start, the target and the pauses. */
function countRules(count: "shards" | "replicas", largest: number): Rule<AutoscalingSettings>[] {
  return [
    rule({
      id: `elasticache.autoscaling-${count}`,
      inputs: ({ autoscaling, ...settings }) => {
        const scaling = autoscaling[count];
        return (
          scaling && {
            min: mustBeKnown(scaling.min),
            max: mustBeKnown(scaling.max),
            [count]: settings[count],
          }
        );
      },
      isValid: ({ min, max, [count]: current }) =>
        isWhole(min, 1, largest) &&
        isWhole(max, Number(min), largest) &&
        (current === undefined || isWhole(current, Number(min), Number(max))),
      expected: `whole numbers from 1 to ${largest}, min up to max, and ${count} in between: AWS scales to the range at once`,
      fix: `widen the range, or set ${count} to a number in it`,
    }),
    rule({
      id: `elasticache.autoscaling-${count}-target`,
      inputs: ({ autoscaling }) =>
        autoscaling[count] && { targetUtilization: autoscaling[count].targetUtilization },
      isValid: ({ targetUtilization }) =>
        targetUtilization >= TARGET.lowest && targetUtilization <= TARGET.highest,
      expected: `${TARGET.lowest} to ${TARGET.highest} percent`,
      fix: "leave targetUtilization out for 60",
    }),
    rule({
      id: `elasticache.autoscaling-${count}-cooldown`,
      inputs: ({ autoscaling }) =>
        autoscaling[count] && {
          scaleOutCooldown: autoscaling[count].scaleOutCooldown,
          scaleInCooldown: autoscaling[count].scaleInCooldown,
        },
      isValid: ({ scaleOutCooldown, scaleInCooldown }) =>
        [scaleOutCooldown, scaleInCooldown].every((it: Duration) =>
          Number.isInteger(it.toSeconds()),
        ),
      expected: "whole seconds",
      fix: "write them as Duration.minutes(5)",
    }),
  ];
}

/** What Application Auto Scaling refuses or would do for ever. */
export const AUTOSCALING_RULES: readonly Rule<AutoscalingSettings>[] = [
  rule({
    id: "elasticache.autoscaling-cluster-mode",
    inputs: (settings) =>
      scalesAnything(settings) ? { shards: presence(settings.shards) } : undefined,
    isValid: ({ shards }) => shards !== undefined,
    expected: "autoscaling in cluster mode",
    fix: "set shards to the count at the start",
  }),
  ...countRules("shards", MAX_NODES),
  ...countRules("replicas", 5),
  rule({
    id: "elasticache.autoscaling-nodes",
    inputs: (settings) =>
      scalesAnything(settings)
        ? {
            shards: settings.autoscaling.shards?.max ?? settings.shards ?? 1,
            replicas: settings.autoscaling.replicas?.max ?? settings.replicas,
          }
        : undefined,
    isValid: ({ shards, replicas }) => shards * (1 + replicas) <= MAX_NODES,
    expected: `up to ${MAX_NODES} nodes at the largest counts: shards × (1 + replicas)`,
    fix: "lower a max, or use a larger node type",
  }),
  rule({
    id: "elasticache.autoscaling-node-type",
    inputs: (settings) => (scalesAnything(settings) ? { nodeType: settings.nodeType } : undefined),
    isValid: ({ nodeType }) => SCALABLE_NODE_TYPE.test(nodeType),
    expected: "a node type of the families R5 to R8g, M5 to M8g and C7gn, large to 2xlarge",
    fix: "use a type such as cache.r7g.large",
  }),
  rule({
    id: "elasticache.autoscaling-data-tiering",
    inputs: (settings) =>
      scalesAnything(settings) && settings.knownNodeType?.dataTiering
        ? { nodeType: settings.nodeType, engine: `${settings.engine}` }
        : undefined,
    isValid: (inputs) => !inputs.engine.startsWith("redis 6"),
    expected: "on nodes with data tiering redis 7.0.7 and later, and valkey",
    fix: "use a later engine, or a node type without data tiering",
  }),
  rule({
    id: "elasticache.autoscaling-metric",
    inputs: ({ autoscaling, nodeType, evictionPolicy }) =>
      autoscaling.shards === undefined ||
      autoscaling.shards.metric === ShardScalingMetric.PRIMARY_ENGINE_CPU
        ? undefined
        : {
            metric: autoscaling.shards.metric,
            evictionPolicy,
            dataTiering: !isUnresolved(nodeType) && /^cache\.r\d+gd\./.test(nodeType),
          },
    isValid: ({ metric, evictionPolicy, dataTiering }) =>
      neverEvicts(evictionPolicy) && !(dataTiering && metric === ShardScalingMetric.MEMORY),
    expected:
      "use of memory with noeviction alone, and on nodes with data tiering the capacity: a cache that evicts is always full and would get shards for ever",
    fix: "use ShardScalingMetric.PRIMARY_ENGINE_CPU",
  }),
];
