/** Stands in for the module `cloudflare:workers`: the one thing of it that the queue extends. */
export class DurableObject<Environment> {
  protected readonly ctx: DurableObjectState;
  protected readonly env: Environment;

  constructor(context: DurableObjectState, environment: Environment) {
    this.ctx = context;
    this.env = environment;
  }
}
