/** What the maker of the contact sheet asks its page for; it imports nothing, so that scripts can share it. */

/** The kinds of texts that a hospital or a patient writes. */
export type TextField =
  | 'hospital'
  | 'department'
  | 'otherDepartment'
  | 'room'
  | 'doctor'
  | 'speciality'
  | 'qualification'
  | 'session'
  | 'message'
  | 'reason'
  | 'person'
  | 'prefix';

/** How a scene is looked at. */
export interface SceneLook {
  readonly theme: 'light' | 'dark' | 'contrast';
  readonly language: 'en' | 'hi' | 'ta' | 'es' | 'ar';
  /** In place of everything the hospital writes itself: names, rooms, doctors, messages. */
  readonly hospitalText?: string | Readonly<Record<TextField, string>>;
  /** In place of the scene's own width. */
  readonly widthPx?: number;
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
  /** Draws one scene as often as it is told, all in the page at once. */
  showAll(index: number, looks: readonly SceneLook[]): Promise<void>;
  /** Reads what stands in the page. */
  read(): SceneReading;
}

/** What a scene looks like to a test. */
export interface SceneReading {
  readonly text: string;
  /** Whatever could load or run something, by its outer HTML; nothing of ours does. */
  readonly foreign: readonly string[];
  /** Place, size, letters and colour of each part. */
  readonly boxes: readonly string[];
  /** Parts whose content is cut off at their edge, by class and text. */
  readonly cut: readonly string[];
}

declare global {
  interface Window {
    contactPage: ContactPage;
  }
}
