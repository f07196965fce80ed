"""The page of the trust list: what signatures are judged by, for administrators."""
