### 收银台

-brand = 云帆

home-title = { -brand },一站式收银
search =
    .placeholder = 商品名称或条码
    .accesskey = S

## 购物车

cart =
    { $count ->
       *[other] 共 { $count } 件商品
    }
    扫码付款,{ $name }

    如需帮助,请致电 400-820-8820
