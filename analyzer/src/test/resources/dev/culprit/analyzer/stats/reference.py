#!/usr/bin/env python3
"""Independent numbers for ReferenceValuesTest: the same formulas in numpy and scipy.
usage: reference.py DIRECTORY    writes one CSV per case"""
import sys
import numpy as np
from scipy import stats as st

GRID = np.array([1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 8, 10, 14, 20, 30, 50, 100.])


def trend(x, y):
    o = np.argsort(x, kind="stable")
    parts = np.array_split(np.arange(len(x)), max(1, min(8, len(x) // 25)))
    return np.interp(x, [np.median(x[o][i]) for i in parts], [np.median(y[o][i]) for i in parts])


def trend2(err, share, y):
    t = trend(err, y)
    return t + trend(share, y - t)


def prior(s2, df, err, share):
    ls = np.log(s2)
    tr = trend2(err, share, ls)
    iqr = np.subtract(*np.quantile(ls - tr, [.75, .25]))
    tab = np.array([np.log(st.f.ppf(.75, df, d) / st.f.ppf(.25, df, d)) for d in GRID])
    d0 = float(np.interp(-iqr, -tab, GRID))
    return np.exp(tr) / st.f.ppf(.5, df, d0), min(d0, 4.)


def prior_single(d, err, share):
    la = np.log(np.maximum(np.abs(d), 1e-9))
    tr = trend2(err, share, la)
    tab = np.array([st.t.ppf(.95, k) / st.t.ppf(.75, k) for k in GRID])
    d0 = min(float(np.interp(-np.quantile(np.exp(la - tr), .90), -tab, GRID)), 3.)
    return (np.exp(tr) / st.t.ppf(.75, d0)) ** 2, d0


def cauchy_combination(a, b):
    """Liu and Xie 2020, with contradicting values taken for one half; both above one half: Bonferroni."""
    t = (st.cauchy.isf(np.minimum(a, .5)) + st.cauchy.isf(np.minimum(b, .5))) / 2
    return np.where((a >= .5) & (b >= .5), np.minimum(1, 2 * np.minimum(a, b)), st.cauchy.sf(t))


def weighted_median(v, w):
    o = np.argsort(v)
    return v[o][np.searchsorted(np.cumsum(w[o]), w.sum() / 2)]


def bias(est, se, df):
    e, q = est - np.median(est), st.t.ppf(.75, df)
    r = lambda v: np.median(np.abs(e) / np.sqrt(se ** 2 + v)) / q
    if r(0.) <= 1 + 1.5 * 1.17 / np.sqrt(len(e)):
        return 0.
    lo, hi = 0., float(np.median(np.abs(e)) ** 2 * 9)
    for _ in range(40):
        mid = (lo + hi) / 2
        lo, hi = (mid, hi) if r(mid) > 1 else (lo, mid)
    return hi


def bh(p):
    o = np.argsort(p)
    q = np.minimum.accumulate((p[o] * len(p) / np.arange(1, len(p) + 1))[::-1])[::-1]
    r = np.empty(len(p))
    r[o] = np.minimum(q, 1)
    return r


def adjust(p, changed):
    m, k = len(p), changed.sum()
    return bh(np.minimum(1, p / np.where(changed, .5 * m / k, .5 * m / (m - k))))


def paired(b, c, calls, err, share, changed):
    d = c - b
    w = np.log1p(calls)[~changed]
    mode = np.array([weighted_median(d[~changed, p], w) for p in range(d.shape[1])])
    e, n = d - mode, d.shape[1]
    est = e.mean(1)
    if n == 1:
        s02, d0 = prior_single(est, err, share)
        p = st.t.sf(est / np.sqrt(s02), d0)
        return est, est, np.sqrt(s02), np.full(len(est), d0), p, adjust(p, changed), est
    s2 = e.var(axis=1, ddof=1)
    s02, d0 = prior(s2, n - 1, err, share)
    se, df = np.sqrt((d0 * s02 + (n - 1) * s2) / (d0 + n - 1) / n), np.full(len(est), d0 + n - 1)
    sb2 = np.where(changed, 0, bias(est[~changed], se[~changed], df[0]))
    se = np.sqrt(se ** 2 + sb2)
    pm, med = st.t.sf(est / se, df), np.median(e, axis=1)
    va, vb = c.var(axis=1, ddof=1) / n, b.var(axis=1, ddof=1) / n
    raw = c.mean(1) - b.mean(1)
    dfw = (va + vb) ** 2 / ((va ** 2 + vb ** 2) / (n - 1))
    rawmed = np.median(c, axis=1) - np.median(b, axis=1)
    sem = mode.std(ddof=1) / np.sqrt(n)
    if 2 * st.t.sf(abs(mode.mean()) / sem, n - 1) <= .05:
        raw, rawmed, sb2 = raw - mode.mean(), rawmed - mode.mean(), sb2 + sem ** 2
    pw = st.t.sf(raw / np.sqrt(va + vb + sb2), dfw)
    p = cauchy_combination(pm, pw)
    size = np.where(pw < pm, np.minimum(raw, rawmed), np.minimum(est, med))
    return est, med, se, df, p, adjust(p, changed), size


def history(b, c, calls, err, share, changed):
    w = np.log1p(calls)[~changed]
    mode = lambda y: np.array([weighted_median(y[~changed, i], w) for i in range(y.shape[1])])
    ref = np.median(b - mode(b), axis=1)
    b, c = b - mode(b - ref[:, None]), c - mode(c - ref[:, None])
    K, n = b.shape[1], c.shape[1]
    df = K - 1 + n - 1
    s2 = (b.var(axis=1, ddof=1) * (K - 1) + (c.var(axis=1, ddof=1) * (n - 1) if n > 1 else 0)) / df
    s02, d0 = prior(s2, df, err, share)
    est = c.mean(1) - b.mean(1)
    med = np.median(c, axis=1) - np.median(b, axis=1)
    se = np.sqrt((d0 * s02 + df * s2) / (d0 + df) * (1 / n + 1 / K))
    full = np.full(len(est), d0 + df)
    se = np.sqrt(se ** 2 + np.where(changed, 0, bias(est[~changed], se[~changed], full[0])))
    p = st.t.sf(est / se, full)
    size = np.minimum(est, med)
    size = np.where(c.min(axis=1) > np.sort(b, axis=1)[:, -2 if K > 4 else -1], size, np.minimum(size, 0))
    return est, med, se, full, p, adjust(p, changed), size


def case(name, test, seed, m, nb, nc, drift, shift=0.):
    rng = np.random.default_rng(seed)
    share = rng.dirichlet(np.full(m, .7)) * .8 + .2 / m
    calls, err = np.round(10 ** rng.normal(2.7, 1, m)) + 1, .02 * np.exp(rng.normal(0, .8, m))
    sig = .02 * np.sqrt(5 / rng.chisquare(5, m))
    lam = rng.uniform(.6, 1.4, m)
    fork = lambda n: np.outer(lam, rng.normal(0, .03, n)) + rng.normal(0, 1, (m, n)) * np.hypot(sig, err)[:, None]
    level = rng.normal(8, 2, m)[:, None]
    b, c = level + fork(nb), level + fork(nc) + rng.normal(0, drift, m)[:, None] + shift
    changed = np.arange(m) % 9 == 4
    c[4] += .25
    c[20] += .6
    c[31] -= .3
    out = test(b, c, calls, np.log(err), np.log(share), changed)
    rows = np.column_stack([calls, err, share, changed, b, c, *out])
    head = ",".join(["calls", "err", "share", "changed"] + [f"b{i}" for i in range(nb)] + [f"c{i}" for i in range(nc)]
                    + ["log", "median", "se", "df", "p", "q", "size"])
    np.savetxt(f"{sys.argv[1]}/{name}.csv", rows, delimiter=",", header=head, comments="", fmt="%.12g")
    print(name, "significant:", int((out[5] < .05).sum()), "df", out[3][0])


case("pairs-3", paired, 1, 60, 3, 3, 0)
case("pairs-5-drifting-build", paired, 2, 110, 5, 5, .05)
case("pairs-5-shifted", paired, 3, 55, 5, 5, 0, .3)
case("pair-1", paired, 4, 80, 1, 1, 0)
case("stored-10-fresh-1", history, 5, 60, 10, 1, 0)
case("stored-10-fresh-2", history, 6, 60, 10, 2, .03)
