export default function Page(_: { rest: string | undefined }) {
  return <main className="page" id="inhoud" />;
}
