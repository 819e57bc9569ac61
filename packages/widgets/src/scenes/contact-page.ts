import { allScenes } from './all-scenes.ts';
import './contact-protocol.ts';
import { stageScene } from './scene.ts';
import { readScene } from './scene-reading.ts';

window.contactPage = {
  scenes: allScenes.map(({ element, state, box }) => ({ element, state, box })),
  show: async (index, look) => {
    const scene = allScenes[index];
    if (scene === undefined) throw new RangeError(`There is no scene ${index}.`);
    document.body.style.margin = '0';
    document.body.style.background = look.theme === 'dark' ? '#0d1a20' : '#ffffff';
    await stageScene(scene, look);
  },
  read: () => readScene(document.body),
};
