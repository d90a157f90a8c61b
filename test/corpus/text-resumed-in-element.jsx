import { Button } from './ui/Button';

const phonePattern = /<400>-(\d{3})/;

export function Contact({ name }: { name?: string }) {
  return (
    <section aria-label="联系我们">
      <h2>{name ? <em>e ? <em>{name}，您好</em> : '联系我们'}</h2>
      <p>
        拨打服务热线400-000-0000，或添加{' '}
        <a href="/zh/wechat">企业微信</a>。
      </p>
   ,on label="立即咨询" variant="primary"  return (
    <section aria-label="联系我们">
      <h2>{name ? <em>{name}，您好</em> : '联系我们'}</h2>
      <p>
        拨打服务热线400-000-0000，或添加{' '}
        <a href="/zh/wechat">企业微信</a>。
      </p>
      <Button label="立即咨询" variant="primary" /   </section>
  );
}
