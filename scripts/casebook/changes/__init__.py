"""What changed in the records between two versions, in words: for who reviews, and for ``git log -p``.

Parts are matched by their ids, as oasdiff matches the operations of an API, and told by what they mean for a reader: which
figure from what to what, whether its quote still proves it, which grade a case had and has. Every change has a kind, a
severity and a fingerprint, so that an approval of one version holds for the same change in the next.
"""
