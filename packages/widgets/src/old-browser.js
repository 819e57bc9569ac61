// biome-ignore-all lint/suspicious/noVar: It runs where only ES5 is known.
// biome-ignore-all lint/complexity/useArrowFunction: It runs where only ES5 is known.
// biome-ignore-all lint/complexity/useOptionalChain: It runs where only ES5 is known.
/**
 * Tells readers whose browser is older than the elements' oldest so, in the element's language, beneath the words that
 * the page itself put there. Where the elements run, or another fault keeps them away, it says nothing.
 */
(function () {
  var SENTENCES = {
    en: 'This browser is too old to show the queue. Please ask at the desk, or use a newer browser.',
    hi: 'यह ब्राउज़र बहुत पुराना है, इसमें कतार नहीं दिख सकती। कृपया काउंटर पर पूछें या नया ब्राउज़र इस्तेमाल करें।',
    ta: 'இந்த உலாவி மிகவும் பழையது; வரிசையை இதில் காட்ட முடியாது. கவுண்டரில் கேளுங்கள், அல்லது புதிய உலாவியைப் பயன்படுத்துங்கள்.',
    es: 'Este navegador es demasiado antiguo para mostrar la fila. Pregunte en recepción o use un navegador más reciente.',
    ar: 'هذا المتصفح قديم جدًا ولا يمكنه عرض الدور. يُرجى السؤال في الاستقبال أو استخدام متصفح أحدث.',
  };

  function isOld() {
    var isWithoutModules = !('noModule' in document.createElement('script'));
    // Chrome 76, Safari 13 and Firefox 71 brought it.
    if (isWithoutModules || typeof Promise === 'undefined' || !Promise.allSettled) return true;
    // Safari 15.4 and Firefox 90 brought it; Chrome's 76 has not got it yet, and is new enough.
    return !/Chrom/.test(navigator.userAgent) && !Array.prototype.at;
  }

  function languageAt(element) {
    var at = element;
    var tag = '';
    while (!tag && at && at.getAttribute) {
      tag = at.getAttribute('lang') || '';
      at = at.parentNode;
    }
    return tag.toLowerCase().split(/[-_]/)[0];
  }

  function tell(element) {
    var language = languageAt(element);
    var sentence = SENTENCES[language] || SENTENCES.en;
    var paragraph = document.createElement('p');
    paragraph.setAttribute('lang', sentence === SENTENCES.en ? 'en' : language);
    paragraph.setAttribute('dir', language === 'ar' ? 'rtl' : 'ltr');
    paragraph.appendChild(document.createTextNode(sentence));
    element.setAttribute('data-old-browser', 'told');
    element.appendChild(paragraph);
  }

  function tellAll() {
    var all = [].slice.call(document.getElementsByTagName('*'));
    var index = 0;
    for (index = 0; index < all.length; index += 1) {
      if (all[index].nodeName.indexOf('CAREQUEUE-') !== 0 || all[index].shadowRoot) continue;
      if (!all[index].getAttribute('data-old-browser')) tell(all[index]);
    }
  }

  if (!isOld()) return;
  if (document.readyState === 'complete') tellAll();
  else window.addEventListener('load', tellAll);
})();
