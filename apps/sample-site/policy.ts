/**
 * The policy that CareQueue documents for pages that embed it, with the site's own styles and pictures besides; a page
 * with a form of its own sends it to the site.
 */
export function contentSecurityPolicy(baseUrl: string, { hasForm = false } = {}): string {
  const api = new URL(baseUrl).origin;
  const socket = api.replace(/^http/, 'ws');
  return [
    "default-src 'none'",
    `script-src ${api}`,
    `connect-src ${api} ${socket}`,
    `img-src 'self' ${api} data: blob:`,
    `media-src ${api}`,
    "style-src 'self'",
    "base-uri 'none'",
    `form-action ${hasForm ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
    "trusted-types lit-html 'allow-duplicates'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}
