import type { CommonStrings } from '../common-strings.ts';
import { pluralOf } from '../plural.ts';

/** Puts a count into its Hindi form. */
export const plural = pluralOf<'one' | 'other'>('hi');

/** What every element says in Hindi. */
export const common: CommonStrings = {
  tag: 'hi-IN-u-nu-latn',
  loading: 'कतार की जानकारी आ रही है',
  retry: 'फिर कोशिश करें',
  connectionLost: (time) => `संपर्क टूट गया · ${time} बजे की जानकारी दिख रही है`,
  failure: {
    connection: 'अभी कतार की जानकारी नहीं मिल पा रही है।',
    configuration: 'पेज का यह हिस्सा अभी तैयार नहीं है। कृपया काउंटर पर पूछें।',
    credential: 'यह पेज कतार नहीं दिखा सकता। कृपया काउंटर पर पूछें।',
    missing: 'यह विभाग यहाँ नहीं मिला। कृपया काउंटर पर पूछें।',
    busy: 'अभी बहुत लोग पूछ रहे हैं। कृपया थोड़ी देर में फिर कोशिश करें।',
    other: 'हमारी ओर से कुछ गड़बड़ हुई। कृपया फिर कोशिश करें।',
  },
  state: {
    open: 'चालू',
    paused: 'रुका हुआ',
    closed: 'बंद',
    full: 'टोकन ख़त्म',
    closedSentence: 'आज और टोकन नहीं दिए जाएँगे।',
  },
  opensAt: (time) => `${time} बजे खुलेगा`,
  opensOn: ({ day, time }) => `${day} को ${time} बजे खुलेगा`,
  noDoctor: 'अभी कोई डॉक्टर ड्यूटी पर नहीं है।',
  tokensGiven: 'टोकन अभी मिल रहे हैं।',
  session: {
    planned: (from) => `${from} बजे से`,
    awaited: (from) => `${from} बजे से आने का इंतज़ार है`,
    delayed: (until) => (until === null ? 'देर से आएँगे' : `देर से आएँगे, ${until} बजे तक आने की उम्मीद`),
    in: 'मौजूद हैं',
    break: (until) => (until === null ? 'ब्रेक पर हैं' : `${until} बजे तक ब्रेक पर हैं`),
    left: 'जा चुके हैं',
    ended: 'आज का काम पूरा',
  },
  minutes: (range) => (range.until <= range.from ? `लगभग ${range.until} मिनट` : `${range.from} से ${range.until} मिनट`),
  minutesUnder: (minutes) => `${minutes} मिनट से कम`,
  expectedWait: 'अनुमानित इंतज़ार',
  expectedUnknown: 'अभी बताने लायक जानकारी नहीं है',
  definitionTitle: 'इसका क्या मतलब है?',
  definition:
    'अभी टोकन लेने वाले को बुलावे तक इतना रुकना पड़ेगा: आधे लोग पहली संख्या से ज़्यादा नहीं रुकते, दस में से नौ दूसरी संख्या से ज़्यादा नहीं। यह आज इस विभाग के काम की रफ़्तार से निकलता है और उसी के साथ बदलता है।',
};

/** Where a hospital has no department that is shown. */
export const noDepartments = 'यहाँ कोई विभाग नहीं है।';
