"""What boards, rankings and the width of participation amount to; every number is a figure's."""
