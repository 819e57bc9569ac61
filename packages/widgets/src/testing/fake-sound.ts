import type { SoundContext, SoundNode, SoundSource } from '../voice/platform.ts';

class FakeNode extends EventTarget implements SoundNode {
  connections = 0;

  connect(): void {
    this.connections += 1;
  }

  disconnect(): void {
    this.connections -= 1;
  }
}

class FakeSource extends FakeNode implements SoundSource {
  buffer: AudioBuffer | null = null;
  readonly frequency = { value: 0 };
  private readonly endAt: (endSeconds: number) => void;

  constructor(endAt: (endSeconds: number) => void) {
    super();
    this.endAt = (endSeconds) => {
      endAt(endSeconds);
      queueMicrotask(() => this.dispatchEvent(new Event('ended')));
    };
  }

  start(whenSeconds = 0, _offsetSeconds = 0, seconds?: number): void {
    if (seconds !== undefined) this.endAt(whenSeconds + seconds);
  }

  stop(whenSeconds = 0): void {
    this.endAt(whenSeconds);
  }
}

const noSetting = (): void => undefined;

/** A sound card on which everything has been heard as soon as it is scheduled; its clock runs ahead accordingly. */
export class InstantSound extends EventTarget implements SoundContext {
  currentTime = 0;
  state = 'running';
  readonly destination = new FakeNode();

  createBufferSource(): FakeSource {
    return new FakeSource((endSeconds) => this.advance(endSeconds));
  }

  createOscillator(): FakeSource {
    return new FakeSource((endSeconds) => this.advance(endSeconds));
  }

  createGain(): FakeNode & { readonly gain: ReturnType<typeof aParameter> } {
    return Object.assign(new FakeNode(), { gain: aParameter() });
  }

  resume(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.state = 'closed';
    return Promise.resolve();
  }

  private advance(endSeconds: number): void {
    this.currentTime = Math.max(this.currentTime, endSeconds);
  }
}

function aParameter(): Record<
  'setValueAtTime' | 'linearRampToValueAtTime' | 'exponentialRampToValueAtTime',
  (value: number, atSeconds: number) => void
> {
  return {
    setValueAtTime: noSetting,
    linearRampToValueAtTime: noSetting,
    exponentialRampToValueAtTime: noSetting,
  };
}
