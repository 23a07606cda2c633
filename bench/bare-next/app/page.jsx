export const metadata = { title: "Bare", description: "A page and nothing else" };

export default function Page() {
  return (
    <main>
      <h1>Hello</h1>
      <p>A page and nothing else.</p>
    </main>
  );
}
