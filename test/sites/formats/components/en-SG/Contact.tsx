import { Button } from './ui/Button';

const phonePattern = /<400>-(\d{3})/;
const event = 'contact，not copy';

export function Contact({ name }: { name?: string }) {
  return (
    <section aria-label="Contact us，any time">
      <h2>{name ? <em>Hello，{name}</em> : 'Contact us'}</h2>
      <p>
        Call the hotline 400-000-0000，or add us on{' '}
        <a href="/en-SG/wechat">WeChat Work</a>.
      </p>
      <Button label="Ask now，for free" variant="primary" />
    </section>
  );
}
