import type { ExpectedData } from "../../../core";
import { isUnresolved, mustBeKnown, type Rule, rulesFor } from "../../../core/validation";
import { likelyNodeTypes } from "../node-type-spelling";

const NODE_TYPE = /^cache\.[a-z0-9]+\.[a-z0-9]+$/;

/** What these rules read. */
export interface NodeTypeSettings {
  readonly nodeType: string;
  readonly expectedData?: ExpectedData;
}

const rule = rulesFor<NodeTypeSettings>();

/** Rules for the node type: an unknown one is accepted unless it looks like a typing error. */
export function nodeTypeRules(prefix: string): Rule<NodeTypeSettings>[] {
  return [nodeTypeRule(prefix), sizedNodeTypeRule(prefix)];
}

/** A size can only be reviewed for a node type that is known now. */
function sizedNodeTypeRule(prefix: string): Rule<NodeTypeSettings> {
  return rule({
    id: `${prefix}.sized-node-type`,
    inputs: ({ nodeType, expectedData }) =>
      expectedData !== undefined && isUnresolved(nodeType)
        ? { nodeType: mustBeKnown(nodeType) }
        : undefined,
    isValid: () => false,
    expected: "with expectedData a node type that is known at synthesis",
    fix: "write the node type as plain text, or leave expectedData out",
  });
}

/** Refuses what is no node type, and what is one typing error away from one. */
export function nodeTypeRule(prefix: string): Rule<Partial<NodeTypeSettings>> {
  return rulesFor<Partial<NodeTypeSettings>>()({
    id: `${prefix}.node-type`,
    inputs: ({ nodeType }) => (nodeType === undefined ? undefined : { nodeType }),
    isValid: ({ nodeType }) => NODE_TYPE.test(nodeType) && likelyNodeTypes(nodeType).length === 0,
    expected: "a node type of ElastiCache",
    fix: ({ nodeType }) => {
      const [likely] = likelyNodeTypes(nodeType);
      return likely === undefined ? "write it as cache.r7g.large" : `did you mean ${likely}`;
    },
  });
}
