### The till

-brand = Yunfan

home-title = { -brand }, a one-stop till
search =
    .placeholder = Name or barcode
    .accesskey = S

## The cart

cart =
    { $count ->
        [one] one item in your cart
       *[other] { $count } items，all in your cart
    }
    Scan to pay, { $name }

    For help call 400-820-8820
