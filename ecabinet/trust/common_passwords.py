"""Words that people here and elsewhere choose first, in lower case; each also stands for its repetitions."""

_WORLD = (
    "password passw0rd p@ssw0rd p@ssword qwerty qwertyuiop qwerty123 asdfghjkl zxcvbnm 1q2w3e4r 1q2w3e4r5t 1qaz2wsx "
    "q1w2e3r4 qazwsx qazwsxedc letmein welcome iloveyou sunshine princess football baseball superman batman "
    "trustno1 whatever dragon monkey master shadow michael jordan computer internet starwars pokemon liverpool "
    "chelsea manchester barcelona administrator admin root user guest test changeme secret default abc123 "
    "abcd1234 a1b2c3d4 123qwe 123abc 123321 147258369 159753 987654321 0987654321 11112222 12341234 123123 "
    "google samsung iphone windows microsoft facebook hello freedom"
)
_VIETNAM = (
    "matkhau mậtkhẩu matkhau123 vietnam vietnam123 hanoi hanoi123 hànội thudo thanglong saigon danang "
    "haiphong anhyeuem emyeuanh yeuanh yeuem anhnhoem nhoem iloveu khongbiet khongco khongnho congchua hoanganh "
    "tinhyeu hanhphuc giadinh bongda vinhphuc namdinh thaibinh nghean quangninh thanhhoa sinhnhat "
    "chungta chinhphu ubnd ubndtp uyban uybannhandan hdnd hoidongnhandan hoidong vanphong hopkhonggiayto "
    "ecabinet vnpt viettel fpt zalo nguyen tran pham hoang"
)
COMMON = frozenset(f"{_WORLD} {_VIETNAM}".split())
