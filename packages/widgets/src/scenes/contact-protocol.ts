/** What the maker of the contact sheet asks its page for; it imports nothing, so that scripts can share it. */

/** How a scene is looked at. */
export interface SceneLook {
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly language: 'en' | 'hi' | 'ta' | 'es' | 'ar';
}

/** A scene as the sheet names it. */
export interface SceneName {
  readonly element: string;
  readonly state: string;
  /** The place it is given, CSS pixels. */
  readonly box: { readonly widthPx: number; readonly heightPx: number };
}

/** The page that draws scenes, one at a time. */
export interface ContactPage {
  readonly scenes: readonly SceneName[];
  show(index: number, look: SceneLook): Promise<void>;
}

declare global {
  interface Window {
    contactPage: ContactPage;
  }
}
