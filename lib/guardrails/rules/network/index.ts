import type { GuardrailRule } from "../../rule";
import { cacheNetwork } from "./cache-network";
import { elasticacheOpenIngress } from "./elasticache-open-ingress";
import { elasticachePort } from "./elasticache-port";
import { elasticacheSecurityGroup } from "./elasticache-security-group";
import { elasticacheSecurityGroupDescription } from "./elasticache-security-group-description";
import { memorystoreConnectMode } from "./memorystore-connect-mode";

/** Rules on network. */
export const NETWORK_RULES: readonly GuardrailRule[] = [
  cacheNetwork,
  elasticacheOpenIngress,
  elasticachePort,
  elasticacheSecurityGroupDescription,
  elasticacheSecurityGroup,
  memorystoreConnectMode,
];
