/** One page of a browser that is not Chromium, in a process and a profile of its own. */
export interface OtherPage {
  /** The engine's name and version, as it tells them. */
  readonly engine: string;
  /** What the page threw, what its console was told as errors, and what its policy refused, until now. */
  trouble(): Promise<readonly string[]>;
  open(url: string): Promise<void>;
  /** Calls a function in the page, with a JSON value; its promise is awaited and its result is a JSON value too. */
  evaluate<Given, Found>(look: (given: Given) => Found | Promise<Found>, given: Given): Promise<Found>;
  /** Presses and lets go at a place in CSS pixels of what is seen, as a finger or a mouse does. */
  press(at: { readonly x: number; readonly y: number }): Promise<void>;
  /** A picture of what is seen, as a PNG. */
  picture(): Promise<Buffer>;
  end(): Promise<void>;
}

/** A browser that is tried. */
export interface OtherBrowser {
  readonly name: string;
  /** Debian's packages that hold it. */
  readonly packages: readonly string[];
  /** What of it must be on this machine. */
  readonly programs: readonly string[];
  launch(size: PageSize): Promise<OtherPage>;
  /** Whether it has style sheets that no policy forbids: `adoptedStyleSheets`. */
  readonly canStyleUnderAnyPolicy: boolean;
  /** Whether it keeps sound off until a touch, and plays it then also without a sound card. */
  readonly waitsForTouch: boolean;
  /** What a page's console is told as errors from its very beginning, where `trouble` begins once it has loaded. */
  consoleOf?(url: string): Promise<readonly string[]>;
}

/** In CSS pixels; an engine without windows keeps its own size. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A call of a function with a JSON value as source, whose result is JSON text: what every engine's protocol can carry.
 */
export function asExpression<Given>(look: (given: Given) => unknown, given: Given): string {
  return `Promise.resolve((${look})(${JSON.stringify(given) ?? ''})).then((found) => JSON.stringify(found ?? null))`;
}

/** Reads what `asExpression` gave; it is what the function returned. */
export function readFound<Found>(text: unknown): Found {
  return JSON.parse(String(text));
}

/** The actions of one press, which WebDriver and WebDriver BiDi write alike. */
export function pressActions({ x, y }: { readonly x: number; readonly y: number }): readonly object[] {
  return [
    {
      type: 'pointer',
      id: 'pointer',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ];
}
