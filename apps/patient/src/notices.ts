/** What a notice outside the page says. */
interface Notice {
  readonly title: string;
  readonly body: string;
  /** The same for every notice of one ticket, so that a later one takes the place of an earlier one. */
  readonly tag: string;
}

/**
 * Shows notices outside the page through its service worker: phones know no other way. Null where the browser has none,
 * such as an iPhone whose page is not on the home screen.
 */
export function noticesOf(container: ServiceWorkerContainer | undefined, language: () => string) {
  if (container === undefined || !('Notification' in globalThis)) return null;
  return {
    get permission(): NotificationPermission {
      return Notification.permission;
    },
    ask: (): Promise<NotificationPermission> => Notification.requestPermission(),
    show: (notice: Notice): void => {
      // Who looks at the page sees and hears the call there.
      if (document.visibilityState === 'visible') return;
      // Where the permission was taken away meanwhile, the page still tells the call.
      show(container, notice, language()).catch(() => {});
    },
  };
}

async function show(container: ServiceWorkerContainer, { title, body, tag }: Notice, lang: string): Promise<void> {
  const registration = await container.ready;
  const dir = lang === 'ar' ? 'rtl' : 'ltr';
  const look = { icon: '/t/icon-192.png', badge: '/t/icon-192.png', requireInteraction: true };
  await registration.showNotification(title, { ...look, body, tag, lang, dir });
}
