/** A real WebSocket constructor that counts the frames its sockets receive. */
export interface FrameCounter {
  /** For the SDK's `WebSocket` option. */
  readonly WebSocket: typeof WebSocket;
  /** Frames received until now, answers to pings not counted. */
  frames(): number;
}

/** Makes a counter around the platform's WebSocket. */
export function countFrames(): FrameCounter {
  let frames = 0;
  class CountingWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (data !== 'pong') frames += 1;
      });
    }
  }
  return { WebSocket: CountingWebSocket, frames: () => frames };
}
