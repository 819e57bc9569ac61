const DONE = { success: true, results: [], meta: { duration: 0, changes: 0, last_row_id: 0 } };

/** Stands where D1 would: workerd alone has none. Every statement is accepted and forgotten. */
export default {
  async fetch(request) {
    const sent: unknown = await request.json();
    return Response.json(Array.isArray(sent) ? sent.map(() => DONE) : DONE);
  },
} satisfies ExportedHandler;
