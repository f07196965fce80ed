"""Files that leave the house: papers in the layout of Nghị định 30/2020/NĐ-CP.

A paper is a frozen value (`values`), its Vietnamese sentences come from `wording`, and `composing.compose` sets it as a
PDF in a limited worker process. Nothing is imported here, so that a worker which needs the values only stays light.
"""
