import type { CommonStrings } from '../common-strings.ts';
import { pluralOf } from '../plural.ts';

/** Puts a count into its Tamil form. */
export const plural = pluralOf<'one' | 'other'>('ta');

/** What every element says in Tamil. */
export const common: CommonStrings = {
  tag: 'ta-IN-u-nu-latn',
  loading: 'வரிசை விவரம் வருகிறது',
  retry: 'மீண்டும் முயற்சிக்கவும்',
  connectionLost: (time) => `இணைப்பு துண்டிக்கப்பட்டது · ${time} மணி நிலவரம் காட்டப்படுகிறது`,
  failure: {
    connection: 'இப்போது வரிசை விவரத்தைப் பெற முடியவில்லை.',
    configuration: 'பக்கத்தின் இந்தப் பகுதி இன்னும் தயாராகவில்லை. கவுண்டரில் கேட்கவும்.',
    credential: 'இந்தப் பக்கத்தில் வரிசையைக் காட்ட அனுமதி இல்லை. கவுண்டரில் கேட்கவும்.',
    missing: 'இந்தத் துறை இங்கே இல்லை. கவுண்டரில் கேட்கவும்.',
    busy: 'இப்போது மிகப் பலர் கேட்கிறார்கள். சிறிது நேரம் கழித்து முயற்சிக்கவும்.',
    other: 'எங்கள் பக்கம் ஏதோ தவறு நடந்தது. மீண்டும் முயற்சிக்கவும்.',
  },
  state: {
    open: 'திறந்துள்ளது',
    paused: 'நிறுத்தி வைக்கப்பட்டுள்ளது',
    closed: 'மூடப்பட்டது',
    full: 'டோக்கன் தீர்ந்தது',
    closedSentence: 'இன்று இனி டோக்கன் வழங்கப்படாது.',
  },
  opensAt: (time) => `${time} மணிக்குத் திறக்கும்`,
  opensOn: ({ day, time }) => `${day}, ${time} மணிக்குத் திறக்கும்`,
  noDoctor: 'இப்போது பணியில் மருத்துவர் யாரும் இல்லை.',
  tokensGiven: 'இப்போது டோக்கன் வழங்கப்படுகிறது.',
  session: {
    planned: (from) => `${from} மணி முதல்`,
    awaited: (from) => `${from} மணி முதல் எதிர்பார்க்கப்படுகிறார்`,
    delayed: (until) => (until === null ? 'தாமதமாக வருவார்' : `தாமதம், ${until} மணிக்கு வருவார் என எதிர்பார்க்கப்படுகிறது`),
    in: 'இருக்கிறார்',
    break: (until) => (until === null ? 'இடைவேளையில் உள்ளார்' : `${until} மணி வரை இடைவேளை`),
    left: 'சென்றுவிட்டார்',
    ended: 'இன்றைய பணி முடிந்தது',
  },
  minutes: (range) =>
    range.until <= range.from ? `சுமார் ${range.until} நிமிடம்` : `${range.from}–${range.until} நிமிடம்`,
  minutesUnder: (minutes) => `${minutes} நிமிடத்திற்குள்`,
  expectedWait: 'உத்தேசக் காத்திருப்பு',
  expectedUnknown: 'இன்னும் தெரியவில்லை',
  definitionTitle: 'இதன் பொருள் என்ன?',
  definition:
    'இப்போது டோக்கன் எடுப்பவர் அழைக்கப்படும் வரை காத்திருக்கும் நேரம்: பாதிப் பேர் முதல் எண்ணுக்கு மேல் காத்திருப்பதில்லை, பத்தில் ஒன்பது பேர் இரண்டாம் எண்ணுக்கு மேல் காத்திருப்பதில்லை. இன்று இந்தத் துறை செயல்படும் வேகத்தை வைத்து இது கணக்கிடப்படுகிறது; அதனுடன் மாறும்.',
};

/** Where a hospital has no department that is shown. */
export const noDepartments = 'இங்கே துறைகள் எதுவும் இல்லை.';
