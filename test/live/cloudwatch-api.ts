/** The CloudWatch of a local AWS. */
export class CloudWatchApi {
  constructor(
    private readonly endpoint: string,
    private readonly region: string,
  ) {}

  /** Every alarm of a kind, in AWS's own words. */
  async alarms(kind: "MetricAlarms" | "CompositeAlarms"): Promise<Alarm[]> {
    const AlarmTypes = [kind.slice(0, -1)];
    const found: Alarm[] = [];
    let NextToken: string | undefined;
    do {
      const page = await this.call("DescribeAlarms", { AlarmTypes, NextToken });
      found.push(...(page[kind] as Alarm[]));
      NextToken = page.NextToken as string | undefined;
    } while (NextToken);
    return found;
  }

  async dashboard(DashboardName: string): Promise<{ readonly widgets: readonly object[] }> {
    const { DashboardBody } = await this.call("GetDashboard", { DashboardName });
    return JSON.parse(DashboardBody as string);
  }

  /** Makes an alarm believe that it is on, or off. */
  async setState(AlarmName: string, StateValue: "ALARM" | "OK"): Promise<void> {
    await this.call("SetAlarmState", { AlarmName, StateValue, StateReason: "a test says so" });
  }

  private async call(action: string, body: object): Promise<Record<string, unknown>> {
    const response = await fetch(this.endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/x-amz-json-1.0",
        "X-Amz-Target": `GraniteServiceVersion20100801.${action}`,
        // A local AWS reads the region here and checks no signature.
        Authorization: `AWS4-HMAC-SHA256 Credential=test/20200101/${this.region}/monitoring/aws4_request, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${action}: ${text}`);
    }
    return text === "" ? {} : JSON.parse(text);
  }
}

/** An alarm, in AWS's own words. */
export type Alarm = Readonly<Record<string, unknown>> & { readonly AlarmName: string };
