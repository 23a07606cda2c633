import postgres from "postgres";

export const dynamic = "force-dynamic";

const sql = postgres(process.env.FLOOR_DATABASE_URL ?? "", { max: 16 });

/** The list of products with the floor's two statements, as plain HTML. */
export default async function Page() {
  const [items, totals] = await Promise.all([
    sql`select id, title, handle, status, vendor, category, image_url, price_min, price_max, quantity,
        variant_count, updated_at from floor.products order by updated_at desc, id desc limit 25`,
    sql`select count(*)::int as total from floor.products`,
  ]);
  return (
    <main>
      <h1>{totals[0]?.total} products</h1>
      <table>
        <tbody>
          {items.slice(0, 24).map((row) => (
            <tr key={row.id}>
              <td>{row.title}</td>
              <td>{row.status}</td>
              <td>{row.vendor}</td>
              <td>{row.price_min}</td>
              <td>{row.quantity}</td>
              <td>{row.variant_count}</td>
              <td>{row.updated_at.toISOString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
