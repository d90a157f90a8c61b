<?php
/**
 * Template part: the news list
 */
$items = get_posts( array( 'numberposts' => 3 ) );
?>
<section aria-label="<?php esc_attr_e( 'News', 'yunfan' ); ?>">
  <h2>Company news</h2>
  <?php foreach ( $items as $item ) : ?>
    <article><h3><?php echo esc_html( $item->post_title ); ?></h3></article>
  <?php endforeach; ?>
  <p>Yunfan joins hands with <?= $count ?> ecological partners，for a win-win future.</p>
</section>
