export type { Call, SpokenManner } from './call.ts';
export type { CallWords } from './call-phrases.ts';
export type { LoudspeakerOptions, LoudspeakerState, Spoken, VoiceKind } from './loudspeaker.ts';
export { Loudspeaker } from './loudspeaker.ts';
export type { VoicePlatform } from './platform.ts';
