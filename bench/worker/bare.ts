import { DurableObject } from 'cloudflare:workers';

/** What the bare Worker is given. */
export interface BareEnvironment {
  readonly BARE: DurableObjectNamespace<BareObject>;
}

/** What everything is measured against: a Durable Object that does one INSERT and nothing else. */
export class BareObject extends DurableObject<BareEnvironment> {
  #waiting: { readonly data: string; readonly resolve: (answer: string) => void }[] = [];
  #isCommitting = false;

  constructor(context: DurableObjectState, environment: BareEnvironment) {
    super(context, environment);
    context.storage.sql.exec('CREATE TABLE IF NOT EXISTS tickets (number INTEGER PRIMARY KEY, data TEXT NOT NULL)');
  }

  /** Keeps a ticket and gives its number as JSON text; the platform answers once the row is on disk. */
  async insert(data: string): Promise<string> {
    return this.#write(data);
  }

  /**
   * The same, but those that come while a commit is on its way to disk share the next one: the most that an object on
   * this machine could do.
   */
  insertInGroup(data: string): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push({ data, resolve });
      if (this.#waiting.length === 1 && !this.#isCommitting) void this.#commitGroups();
    });
  }

  async #commitGroups(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      const answers = this.ctx.storage.transactionSync(() => group.map(({ data }) => this.#write(data)));
      await this.ctx.storage.sync();
      for (const [index, { resolve }] of group.entries()) resolve(answers[index] ?? '');
    }
    this.#isCommitting = false;
  }

  #write(data: string): string {
    const { number } = this.ctx.storage.sql.exec('INSERT INTO tickets (data) VALUES (?) RETURNING number', data).one();
    return JSON.stringify({ number });
  }

  /** The same, told at once to everyone who watches: the obvious way to make it live. */
  async insertAndTell(data: string): Promise<string> {
    const ticket = await this.insert(data);
    for (const socket of this.ctx.getWebSockets()) socket.send(ticket);
    return ticket;
  }

  override async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.send('{}');
    return new Response(null, { status: 101, webSocket: client });
  }

  override async webSocketClose(socket: WebSocket, code: number): Promise<void> {
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }
}

function insertBy(action: string, stub: DurableObjectStub<BareObject>, data: string): Promise<string> {
  if (action === 'tell') return stub.insertAndTell(data);
  return action === 'group' ? stub.insertInGroup(data) : stub.insert(data);
}

/** The bare Worker: reads the body, asks the object named by the path, answers. */
export default {
  async fetch(request, { BARE }) {
    const [, object = '', action] = new URL(request.url).pathname.split('/');
    if (action === undefined) return new Response(null, { status: 404 });
    const stub = BARE.get(BARE.idFromName(object));
    if (action === 'live') return stub.fetch(request);
    const data = await request.text();
    const body = await insertBy(action, stub, data);
    return new Response(body, { status: 201, headers: { 'Content-Type': 'application/json; charset=utf-8' } });
  },
} satisfies ExportedHandler<BareEnvironment>;
