import { TerraformStack } from "cdktf";
import {
  ElastiCacheAlarms,
  type ElastiCacheAlarmsProps,
  ElastiCacheReplicationGroup,
} from "cdktf-managed-cache/aws";
import { faultIds } from "../../support/faults";
import { testApp } from "../../support/test-app";
import { MINIMAL } from "../props";

type Props = Partial<ElastiCacheAlarmsProps>;

function add(props: Props = {}) {
  const stack = new TerraformStack(testApp(), "test");
  const cache = new ElastiCacheReplicationGroup(stack, "Cache", {
    ...MINIMAL,
    replicationGroupId: "shop",
  });
  return {
    stack,
    cache,
    alarms: new ElastiCacheAlarms(stack, "Alarms", { cache, dashboard: false, ...props }),
  };
}

const TOKEN = "${aws_sns_topic.a.arn}";
const topic = (name: string) => `arn:aws:sns:eu-west-1:123456789012:${name}`;
const topics = (count: number) => Array.from({ length: count }, (_, number) => topic(`t${number}`));
const runbook = (runbookUrl: string): Props => ({ runbookUrl });

const TEXTS: Record<string, { refused: Props[]; accepted: Props[] }> = {
  "elasticache.alarm-name-prefix": {
    refused: [{ alarmNamePrefix: 'say "high"' }, { alarmNamePrefix: "a".repeat(201) }],
    accepted: [{ alarmNamePrefix: "acme/cache" }],
  },
  "elasticache.dashboard-name": {
    refused: [{ dashboardName: "acme cache" }],
    accepted: [{ dashboardName: "acme-cache_1" }],
  },
  "elasticache.alarm-topics": {
    refused: [
      { topics: { critical: [TOKEN, "page"] } },
      { topics: { warning: ["arn:aws:sns:nowhere:123456789012:a"] } },
    ],
    accepted: [{ topics: { critical: [topic("a.fifo"), TOKEN], warning: [topic("a")] } }],
  },
  "elasticache.alarm-topics-number": {
    refused: [
      { topics: { critical: topics(6) } },
      { topics: { warning: topics(6) } },
      { topics: { warning: [TOKEN, ...topics(5)] } },
    ],
    accepted: [{ topics: { critical: topics(5), warning: topics(5) } }],
  },
  "elasticache.alarm-topics-distinct": {
    refused: [{ topics: { critical: [topic("a"), TOKEN, topic("a")] } }],
    accepted: [{ topics: { critical: [topic("a"), topic("b"), TOKEN, TOKEN] } }],
  },
  "elasticache.alarm-description": {
    refused: [runbook(`https://runbooks.example.com/{alert}?${"a".repeat(1000)}`)],
    accepted: [runbook(`https://runbooks.example.com/{alert}?${"a".repeat(600)}`)],
  },
  "elasticache.tags": {
    refused: [
      { tags: { "team?": "a" } },
      { overrides: { Evicting: { labels: { team: "50 %{" } } } },
      {
        tags: Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`tag${n}`, "a"])),
        overrides: { Evicting: { labels: { team: "a" } } },
      },
    ],
    accepted: [
      { tags: { team: TOKEN }, overrides: { Evicting: { labels: { team: "night shift" } } } },
    ],
  },
  "alerts.runbook-url": {
    refused: [
      "javascript:alert(1)//{alert}",
      "ftp://runbooks.example.com/{alert}",
      "file:///{alert}",
      "https://me:hunter2@runbooks.example.com/{alert}",
      "https://me@runbooks.example.com/{alert}",
      "https://runbooks.example.com/{alert}\n",
      "https://runbooks.example.com/a b/{alert}",
      'https://runbooks.example.com/"{alert}',
      "https://runbooks.example.com/%{ if a }{alert}",
      "https://runbooks.example.com/{page}/{alert}",
      "runbooks.example.com/{alert}",
    ].map(runbook),
    accepted: [
      "http://runbooks.example.com:8080/{alert}.md#now",
      "https://runbooks.example.com/a%20b/(c)?page={alert}&x=[1]",
      "https://störung.example/größe/{alert}",
      "https://${var.host}/{alert}",
    ].map(runbook),
  },
};

describe.each(Object.entries(TEXTS))("%s", (id, { refused, accepted }) => {
  test.each(refused)("refused: %j", (props) => {
    expect(faultIds(() => add(props))).toEqual([id]);
  });

  test.each(accepted)("accepted: %j", (props) => {
    expect(faultIds(() => add(props))).toEqual([]);
  });
});

test("second alarms of a cache, which would take the place of the first", () => {
  const { stack, cache } = add();
  expect(faultIds(() => new ElastiCacheAlarms(stack, "More", { cache }))).toEqual([
    "elasticache.alarms-taken",
  ]);
});
