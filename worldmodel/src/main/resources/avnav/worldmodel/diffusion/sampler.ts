  def blend(self, w: Tensor, a: List[Tensor], b: List[Tensor]) -> List[Tensor]:
    mixed = annotate(List[Tensor], [])
    for i in range(torch.len(a)):
      _0 = torch.append(mixed, a[i] * w[0] + b[i] * w[1])
    return mixed

  def blend_three(self, w: Tensor, a: List[Tensor], b: List[Tensor], c: List[Tensor]) -> List[Tensor]:
    mixed = annotate(List[Tensor], [])
    for i in range(torch.len(a)):
      _0 = torch.append(mixed, a[i] * w[0] + b[i] * w[1] + c[i] * w[2])
    return mixed

  def scale_by_variance(self, range_of_log: Tensor, noise: List[Tensor], logits: List[Tensor]) -> List[Tensor]:
    scaled = annotate(List[Tensor], [])
    for i in range(torch.len(noise)):
      share = (logits[i] + 1.0) * 0.5
      log_variance = share * range_of_log[0] + (1.0 - share) * range_of_log[1]
      _0 = torch.append(scaled, noise[i] * torch.exp(log_variance * 0.5))
    return scaled
