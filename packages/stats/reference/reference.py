"""Reference values for the tests of this package, from SciPy: python3 reference.py > reference.gen.json

Nothing here shares code or method with the package: intervals come from the quantile functions of SciPy, the
season from maximum likelihood by a general optimiser. Written with SciPy 1.17.1.
"""

import calendar
import json

import numpy as np
import scipy
from scipy import optimize, special, stats


def gamma_functions():
    rows = []
    for shape in (0.5, 1, 2, 10.5, 100, 2827, 300000):
        for factor in (0.2, 0.7, 0.97, 1, 1.02, 1.4, 3):
            x = shape * factor
            rows.append([shape, x, special.gammainc(shape, x), special.gammaincc(shape, x)])
    return rows


def gamma_quantiles():
    rows = []
    for shape in (0.5, 1, 2, 10.5, 100, 2827, 300000):
        for p in (1e-6, 0.025, 0.5, 0.975):
            rows.append([shape, p, special.gammaincinv(shape, p), special.gammainccinv(shape, p)])
    return rows


def beta_functions():
    rows = []
    for a, b in ((0.5, 0.5), (1, 5), (4, 11), (100, 3), (1825, 1002), (150000, 149000)):
        for p in (1e-6, 0.025, 0.5, 0.975):
            x = special.betaincinv(a, b, p)
            rows.append([a, b, p, x, special.betainc(a, b, x)])
    return rows


def poisson_intervals():
    rows = []
    for count in (0, 1, 2, 7, 31, 344, 48192):
        for confidence in (0.8, 0.95, 0.99):
            tail = (1 - confidence) / 2
            low = stats.gamma.ppf(tail, count) if count else 0.0
            rows.append([count, confidence, low, stats.gamma.isf(tail, count + 1)])
    return rows


def wilson_intervals():
    rows = []
    for k, n in ((0, 1), (1, 1), (0, 20), (1, 29), (15, 148), (81, 263), (1825, 2827), (48000, 48192)):
        for confidence in (0.9, 0.95):
            test = stats.binomtest(k, n)
            plain = test.proportion_ci(confidence, "wilson")
            corrected = test.proportion_ci(confidence, "wilsoncc")
            rows.append([k, n, confidence, plain.low, plain.high, corrected.low, corrected.high])
    return rows


def count_changes():
    rows = []
    for c0, e0, c1, e1 in ((10, 1, 4, 1), (0, 1, 5, 1), (3, 2, 0, 1), (344, 365, 309, 365), (1, 1, 1, 12), (48192, 1, 46365, 1)):
        share = stats.binomtest(c1, c0 + c1).proportion_ci(0.95, "exact")
        scale = e0 / e1
        low = share.low / (1 - share.low) * scale
        high = share.high / (1 - share.high) * scale if c0 else None
        p = e1 / (e0 + e1)
        tails = [stats.binom.cdf(c1, c0 + c1, p), stats.binom.sf(c1 - 1, c0 + c1, p)]
        rows.append([c0, e0, c1, e1, low, high, min(1, 2 * min(tails))])
    return rows


def made_up_months(first, length, mean, growth, season, clustering, seed):
    random = np.random.default_rng(seed)
    months = []
    for i in range(length):
        month_no = first + i
        at = mean * np.exp(growth * i / 12 + season * np.cos(2 * np.pi * (month_no % 12 - 6) / 12))
        at *= random.gamma(1 / clustering, clustering) if clustering else 1
        months.append([month_no, int(random.poisson(at))])
    return months


def days_of(month_no):
    return calendar.monthrange(month_no // 12, month_no % 12 + 1)[1]


def fit_by_likelihood(design, offset, counts, weights):
    def minus_log_likelihood(b):
        eta = design @ b + offset
        return np.sum(weights * (np.exp(eta) - counts * eta))

    def gradient(b):
        return design.T @ (weights * (np.exp(design @ b + offset) - counts))

    start = np.zeros(design.shape[1])
    start[0] = np.log(counts.sum() / np.exp(offset).sum())
    b = optimize.minimize(minus_log_likelihood, start, jac=gradient, method="BFGS", options={"gtol": 1e-9, "maxiter": 5000}).x
    b = optimize.root(gradient, b, tol=1e-13).x
    mean = np.exp(design @ b + offset)
    covariance = np.linalg.inv(design.T @ (design * (weights * mean)[:, None]))
    dispersion = max(1.0, np.sum(weights * (counts - mean) ** 2 / mean) / (len(counts) - design.shape[1]))
    return b, mean, covariance, dispersion


def expected_range(months):
    month_no = np.array([m for m, _ in months])
    counts = np.array([c for _, c in months], float)
    columns = [np.ones(len(months)), (month_no - month_no.mean()) / 12]
    for wave in range(1, 2 if len(months) < 36 else 3):
        angle = 2 * np.pi * wave * (month_no % 12) / 12
        columns += [np.cos(angle), np.sin(angle)]
    design = np.column_stack(columns)
    offset = np.log([days_of(m) for m in month_no])
    _, mean, covariance, dispersion = fit_by_likelihood(design, offset, counts, np.ones(len(months)))
    hat = mean * np.einsum("ij,jk,ik->i", design, covariance, design)
    anscombe = 1.5 * (counts ** (2 / 3) / mean ** (1 / 6) - mean**0.5) / np.sqrt(dispersion * (1 - hat))
    weights = np.where(anscombe > 2.58, 1 / anscombe**2, 1)
    weights *= len(months) / weights.sum()
    _, mean, covariance, dispersion = fit_by_likelihood(design, offset, counts, weights)
    variance = dispersion * (mean + mean**2 * np.einsum("ij,jk,ik->i", design, covariance, design))
    p = mean / variance
    r = mean * p / (1 - p)
    low, high = stats.nbinom.ppf(0.025, r, p), stats.nbinom.ppf(0.975, r, p)
    return {
        "months": months,
        "expected": mean.tolist(),
        "low": low.tolist(),
        "high": high.tolist(),
        "dispersion": dispersion,
        "reweighted": int((anscombe > 2.58).sum()),
    }


def expected_ranges():
    outbreak = made_up_months(2015 * 12, 60, 30, -0.05, 0.25, 0, 11)
    outbreak[15][1] *= 3
    return [
        expected_range(made_up_months(2018 * 12 + 3, 24, 26, 0.1, 0.2, 0, 1)),
        expected_range(made_up_months(2015 * 12, 72, 28, 0.02, 0.2, 0.05, 2)),
        expected_range(made_up_months(2016 * 12, 48, 2, 0, 0.1, 0, 3)),
        expected_range(outbreak),
    ]


def counts():
    rows = []
    for mean, variance in ((0.3, 0.3), (7.5, 7.5), (7.5, 9), (300, 300), (300, 900), (4000, 4100)):
        for k in (0, 1, round(mean * 0.9), round(mean), round(mean * 1.2)):
            p = mean / variance
            cdf = stats.poisson.cdf(k, mean) if p == 1 else stats.nbinom.cdf(k, mean * p / (1 - p), p)
            rows.append([k, mean, variance, cdf])
    return rows


def scan_ratio(c, mu, total):
    """Log of the Poisson likelihood ratio, by the probabilities themselves."""
    inside, outside = stats.poisson.logpmf(c, c) - stats.poisson.logpmf(c, mu), 0.0
    if total > c:
        outside = stats.poisson.logpmf(total - c, total - c) - stats.poisson.logpmf(total - c, total - mu)
    return inside + outside


def scanned(places, counts, longest, expected=None):
    """The strongest cylinder by going through all of them: sets of places inside a radius, lengths ending now."""
    counts = np.array(counts)
    total = int(counts.sum())
    mean = np.outer(counts.sum(1), counts.sum(0)) / total if expected is None else np.array(expected) * total / np.sum(expected)
    best = (0.0, [], 0, 0, 0.0)
    for x, y in places:
        away = [(px - x) ** 2 + (py - y) ** 2 for px, py in places]
        for radius in sorted(set(away)):
            zone = [i for i, far in enumerate(away) if far <= radius]
            if mean[zone].sum() > total / 2 + 1e-9:
                continue
            for length in range(1, longest + 1):
                c, mu = int(counts[zone][:, -length:].sum()), float(mean[zone][:, -length:].sum())
                if c >= 2 and c > mu and scan_ratio(c, mu, total) > best[0]:
                    best = (scan_ratio(c, mu, total), zone, length, c, mu)
    ratio, zone, length, c, mu = best
    return {"places": places, "counts": counts.tolist(), "longest": longest, "expected": expected, "ratio": ratio, "zone": zone, "length": length, "observed": c, "mean": mu}


def space_time_scans():
    made = []
    for seed, (n, weeks, mean, longest) in enumerate(((4, 9, 1, 2), (7, 20, 0.6, 4), (12, 30, 0.4, 3), (25, 52, 0.3, 4))):
        random = np.random.default_rng(seed + 70)
        places = random.permutation(900)[:n]
        places = [[int(at) % 30, int(at) // 30] for at in places]
        counts = random.poisson(mean, (n, weeks))
        counts[0, -2:] += 3
        made.append(scanned(places, counts.tolist(), longest))
        made.append(scanned(places, counts.tolist(), longest, random.uniform(0.2, 2, (n, weeks)).round(3).tolist()))
    return made


def main():
    made = {
        "madeBy": f"reference.py, SciPy {scipy.__version__}",
        "gammaFunctions": gamma_functions(),
        "gammaQuantiles": gamma_quantiles(),
        "betaFunctions": beta_functions(),
        "normalQuantiles": [[p, stats.norm.ppf(p)] for p in (1e-10, 0.001, 0.025, 0.4, 0.5, 0.9, 0.975, 0.999999)],
        "chiSquareTails": [[x, d, stats.chi2.sf(x, d)] for x, d in ((3.84, 1), (239.01, 1), (2856.1, 49), (40, 49))],
        "poissonIntervals": poisson_intervals(),
        "wilsonIntervals": wilson_intervals(),
        "countChanges": count_changes(),
        "counts": counts(),
        "expectedRanges": expected_ranges(),
        "spaceTimeScans": space_time_scans(),
    }
    print(json.dumps(made, separators=(",", ":")).replace('],[', '],\n['))


main()
