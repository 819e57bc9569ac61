import { allScenes } from './all-scenes.ts';
import './contact-protocol.ts';
import { stageScene, stageScenes } from './scene.ts';
import { readScene } from './scene-reading.ts';

// Long enough for a browser to list its voices; one that has none never says so.
const VOICES_WITHIN_MS = 500;

/** Chrome lists its voices some time after it was first asked: a scene must not be read before that, nor another after. */
const voices = new Promise<void>((resolve) => {
  if (speechSynthesis.getVoices().length > 0) resolve();
  speechSynthesis.addEventListener('voiceschanged', () => resolve(), { once: true });
  setTimeout(resolve, VOICES_WITHIN_MS);
});

window.contactPage = {
  scenes: allScenes.map(({ element, state, box }) => ({ element, state, box })),
  show: async (index, look) => {
    const scene = allScenes[index];
    await voices;
    if (scene === undefined) throw new RangeError(`There is no scene ${index}.`);
    document.body.style.margin = '0';
    document.body.style.background = look.theme === 'dark' ? '#0d1a20' : '#ffffff';
    await stageScene(scene, look);
  },
  showAll: async (index, looks) => {
    const scene = allScenes[index];
    if (scene === undefined) throw new RangeError(`There is no scene ${index}.`);
    await stageScenes(scene, looks);
  },
  read: () => readScene(document.body),
};
