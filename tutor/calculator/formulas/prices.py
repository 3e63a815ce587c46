"""Prices and allowances as inputs: each a dated fact, and each can be overridden."""

from __future__ import annotations

from fractions import Fraction

from tutor.calculator.subject import Input

TINY = Fraction(1, 10**6)

PRICES = (
    Input("price_requests", "USD", "price of a million requests", fact="pricing.requests"),
    Input("price_duration", "USD", "price of a GB-second on demand", fact="pricing.duration.{arch}"),
    Input(
        "price_provisioned",
        "USD",
        "price of a GB-second of provisioned concurrency",
        fact="pricing.provisioned.{arch}",
    ),
    Input(
        "price_provisioned_duration",
        "USD",
        "price of a GB-second that runs on it",
        fact="pricing.provisioned-duration.{arch}",
    ),
    Input("price_tmp", "USD", "price of a GB-second of ephemeral storage", fact="pricing.tmp"),
    Input("price_epu", "USD", "price of an hour of an Event Poller Unit", fact="pricing.epu.kafka"),
    Input("free_requests", "requests", "free requests", fact="pricing.free.requests"),
    Input("free_duration", "GB-s", "free GB-seconds", fact="pricing.free.duration"),
    Input("free_tmp", "MB", "ephemeral storage that is included", fact="pricing.tmp.free"),
    Input("granularity", "s", "step that duration is billed in", fact="pricing.granularity", least=TINY),
    Input(
        "provisioned_step",
        "s",
        "step that provisioned concurrency is billed in",
        fact="pricing.provisioned.step",
        least=TINY,
    ),
    Input("second_tier", "GB-s", "where the second price tier begins", fact="pricing.tier.second.{arch}"),
    Input("third_tier", "GB-s", "where the third price tier begins", fact="pricing.tier.third.{arch}"),
    Input("second_discount", "share", "discount of the second tier", fact="pricing.tier.second", most=1),
    Input("third_discount", "share", "discount of the third tier", fact="pricing.tier.third", most=1),
)
