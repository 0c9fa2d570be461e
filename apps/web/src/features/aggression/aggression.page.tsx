import '../../ui/page.css';

export default function AggressionPage() {
  return <main className="page" id="inhoud" tabIndex={-1} />;
}
