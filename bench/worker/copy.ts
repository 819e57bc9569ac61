/** Stands where D1 would: workerd alone has none. Every statement is accepted and forgotten. */
export default {
  async fetch() {
    return Response.json({ success: true, results: [], meta: { duration: 0, changes: 0, last_row_id: 0 } });
  },
} satisfies ExportedHandler;
