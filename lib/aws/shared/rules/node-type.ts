import { type Rule, rulesFor } from "../../../core/validation";
import { likelyNodeTypes } from "../node-type-spelling";

const NODE_TYPE = /^cache\.[a-z0-9]+\.[a-z0-9]+$/;

/** What this rule reads. */
export interface NodeTypeSettings {
  readonly nodeType: string;
}

/** A rule for the node type: an unknown one is accepted unless it looks like a typing error. */
export function nodeTypeRule(prefix: string): Rule<NodeTypeSettings> {
  return rulesFor<NodeTypeSettings>()({
    id: `${prefix}.node-type`,
    inputs: ({ nodeType }) => ({ nodeType }),
    isValid: ({ nodeType }) => NODE_TYPE.test(nodeType) && likelyNodeTypes(nodeType).length === 0,
    expected: "a node type of ElastiCache",
    fix: ({ nodeType }) => {
      const [likely] = likelyNodeTypes(nodeType);
      return likely === undefined ? "write it as cache.r7g.large" : `did you mean ${likely}`;
    },
  });
}
