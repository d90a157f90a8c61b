<?php
/**
 * Template part: 新闻列表
 */
$items = get_posts( array( 'numberposts' => 3 ) );
?>
<section aria-label="<?php esc_attr_e( 'News', 'yunfan' ); ?>">
  <h2>公司新闻</h2>
  <?php foreach ( $items as $item ) : ?>
    <article><h3><?php echo esc_html( $item->post_title ); ?></h3></article>
  <?php endforeach; ?>
  <p>云帆与<?= $count ?>家生态伙伴携手共赢。</p>
</section>
