import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Fn, Token } from "cdktf";
import { Construct } from "constructs";
import { literal } from "../../core/terraform-literal";
import { describe, type Fault, findFaults, refuse } from "../../core/validation";
import { INGRESS_PEER_RULES, INGRESS_PEERS_RULES } from "./ingress-peer-rules";
import type { IngressPeer } from "./network";
import type { ResourceSettings } from "./resource-settings";

/** How a `CacheSecurityGroup` is made. */
export interface CacheSecurityGroupProps extends ResourceSettings {
  readonly vpcId: string;
  readonly port: number;
  /** Last port of a range that starts at `port`. @default - `port` alone */
  readonly lastPort?: number;
}

/** The security group of a cache's nodes: ingress from peers that are allowed by name, no egress. */
export class CacheSecurityGroup extends Construct {
  public readonly securityGroupId: string;
  private readonly peers: IngressPeer[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: CacheSecurityGroupProps,
  ) {
    super(scope, id);
    this.securityGroupId = new SecurityGroup(this, "Resource", {
      name: props.names.securityGroup,
      description: `Nodes of cache ${props.cacheName}`,
      vpcId: props.vpcId,
      tags: props.tags,
      provider: props.provider,
    }).id;
  }

  /** The ids of this group and of further ones. */
  public idsWith(further: string[]): string[] {
    // A list that only Terraform will know cannot be spread here.
    return Token.isUnresolved(further)
      ? Fn.concat([[this.securityGroupId], further])
      : [this.securityGroupId, ...further];
  }

  /** Lets a peer connect to the cache's ports. The name becomes part of the rule's id. */
  public allowFrom(name: string, peer: IngressPeer): void {
    refuse(`allowFrom of ${this.node.path}`, [
      ...peerFaults(name, peer),
      ...this.taken(name),
      ...findFaults(INGRESS_PEERS_RULES, [...this.peers, peer]),
    ]);
    this.peers.push(peer);
    new VpcSecurityGroupIngressRule(this, ruleId(name), {
      securityGroupId: this.securityGroupId,
      referencedSecurityGroupId: peer.securityGroupId,
      cidrIpv4: peer.cidrBlock,
      cidrIpv6: peer.ipv6CidrBlock,
      prefixListId: peer.prefixListId,
      ipProtocol: "tcp",
      fromPort: this.props.port,
      toPort: this.props.lastPort ?? this.props.port,
      description:
        peer.description === undefined
          ? `${name} to cache ${this.props.cacheName}`
          : literal(peer.description),
      tags: this.props.tags,
      provider: this.props.provider,
    });
  }

  private taken(name: string): Fault[] {
    return this.node.tryFindChild(ruleId(name)) === undefined
      ? []
      : [
          {
            id: "elasticache.ingress-name-taken",
            found: `${describe({ name })}, which is allowed already`,
            expected: "names that no other peer of this cache has",
            fix: "choose another name",
          },
        ];
  }
}

/** What is wrong with peers, before any resource is made. */
export function findPeerFaults(peers: Record<string, IngressPeer>): Fault[] {
  return [
    ...Object.entries(peers).flatMap(([name, peer]) => peerFaults(name, peer)),
    ...findFaults(INGRESS_PEERS_RULES, Object.values(peers)),
  ];
}

function peerFaults(name: string, peer: IngressPeer): Fault[] {
  return findFaults(INGRESS_PEER_RULES, { ...peer, name });
}

function ruleId(name: string): string {
  return `From-${name}`;
}
