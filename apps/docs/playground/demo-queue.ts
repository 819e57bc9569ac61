/** A queue that can be shown. */
export interface DemoQueue {
  readonly label: string;
  readonly hospitalName: string;
  readonly departmentName: string;
  /** IANA zone of the hospital. */
  readonly timeZone: string;
  /** The prefix of its tokens. */
  readonly code: string;
  readonly doctors: readonly { readonly id: string; readonly name: string }[];
  readonly publishableKey: string;
  readonly department: string;
}

/** What the sample site tells the playground of its demo. */
export interface PlaygroundDemo {
  readonly baseUrl: string;
  readonly queues: readonly DemoQueue[];
}
